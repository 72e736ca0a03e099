namespace ReverseBuy.Connectors.Http.Tests.Support;

/// <summary>What a call carried.</summary>
internal sealed record SentForm(string Token, string Safety);
