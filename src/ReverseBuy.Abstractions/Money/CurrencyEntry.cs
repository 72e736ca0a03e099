namespace ReverseBuy;

/// <summary>A row of the currency table.</summary>
internal sealed record CurrencyEntry(string Code, string NumericCode, int MinorUnits, string EnglishName, string Symbol);
