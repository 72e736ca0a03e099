namespace ReverseBuy.Sandbox.Control;

/// <summary>Answer to a call that begins a refund.</summary>
internal sealed record OpenedRefund(string Id);
