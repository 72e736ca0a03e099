namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>A Chinese text beside its English one.</summary>
internal sealed record WordText(string Text, string English);
