namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>An option of a family (colour, size) with the values its SKUs are combined of.</summary>
internal sealed record WordOption(string Name, string NameEnglish, IReadOnlyList<WordText> Values);
