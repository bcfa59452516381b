// The choice of a language: small in the head of a screen, or a field among others.
import { useId } from "preact/hooks";
import { isLanguage, languages } from "../lang/languages.ts";
import { choose, spoken } from "../lang/speech.ts";
import { GlobeIcon } from "./icons.tsx";
import { common } from "./strings.ts";

export function LanguageChoice() {
  return (
    <div class="language">
      <GlobeIcon size={1.125} />
      <LanguageSelect label={common.language} />
    </div>
  );
}

export function LanguageField() {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {common.language}
      </label>
      <LanguageSelect id={id} />
    </div>
  );
}

function LanguageSelect({ id, label }: { id?: string; label?: string }) {
  return (
    <select
      id={id}
      class="input select"
      aria-label={label}
      value={spoken()}
      data-testid="language"
      onChange={({ currentTarget: { value } }) => {
        if (isLanguage(value)) {
          void choose(value);
        }
      }}
    >
      {Object.entries(languages).map(([language, { name, tag }]) => (
        <option key={language} value={language} lang={tag}>
          {name}
        </option>
      ))}
    </select>
  );
}
