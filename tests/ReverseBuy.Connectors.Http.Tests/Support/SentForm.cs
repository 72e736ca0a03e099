namespace ReverseBuy.Connectors.Http.Tests.Support;

/// <summary>What a call carried, and the time it was signed with.</summary>
internal sealed record SentForm(string Token, string Safety, DateTimeOffset Time);
