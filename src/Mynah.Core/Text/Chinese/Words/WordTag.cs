namespace Mynah.Text.Chinese.Words;

/// <summary>Parts of speech, in the order of the word file (eng/chinese/convert.py, TAGS).</summary>
internal enum WordTag : byte
{
    Other, Noun, PersonName, PlaceName, Organisation, ProperName, Verb, VerbalNoun, Adjective, AdverbialAdjective, NominalAdjective,
    Adverb, Numeral, Measure, Pronoun, Preposition, Conjunction, Particle, Idiom, Phrase, State, Time, Direction, Location,
    Distinguisher, Abbreviation, Mood, Interjection, Onomatopoeia, Suffix, Prefix, Root,
}
