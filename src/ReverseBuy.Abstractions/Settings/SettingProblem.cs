namespace ReverseBuy.Settings;

/// <summary>What is wrong with a setting.</summary>
/// <param name="Setting">The setting by its place in the document, such as <c>tolerance.absorbedRise</c> or <c>warehouses[1]</c>.</param>
/// <param name="Problem">What is wrong and what would be right, in a sentence.</param>
public sealed record SettingProblem(string Setting, string Problem);
