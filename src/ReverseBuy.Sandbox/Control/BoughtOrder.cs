namespace ReverseBuy.Sandbox.Control;

/// <summary>Answer to a purchase by a link.</summary>
internal sealed record BoughtOrder(string Id);
