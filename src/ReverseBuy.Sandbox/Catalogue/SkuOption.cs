namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>One option value of a SKU, in Chinese and English, with the platform's ids.</summary>
internal sealed record SkuOption(long NameId, string Name, string NameEnglish, long ValueId, string Value, string ValueEnglish);
