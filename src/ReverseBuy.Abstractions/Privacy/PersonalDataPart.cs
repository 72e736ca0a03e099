namespace ReverseBuy.Privacy;

/// <summary>A part of what is known of a customer.</summary>
/// <param name="What">What it is, in words that may be shown to the customer.</param>
/// <param name="Count">How many there are.</param>
public sealed record PersonalDataPart(string What, int Count);
