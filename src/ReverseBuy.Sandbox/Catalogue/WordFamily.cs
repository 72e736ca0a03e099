namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>The words and sizes from which the listings of one kind of goods are made.</summary>
internal sealed record WordFamily(
    string Key,
    string Noun,
    string NounEnglish,
    string Category,
    string CategoryEnglish,
    long CategoryId,
    IReadOnlyList<WordText> Styles,
    IReadOnlyList<WordOption> Options,
    long PriceFen,
    int WeightGrams,
    string Unit);
