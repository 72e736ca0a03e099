using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>A command that was carried out, so that its repetition does nothing and answers the same.</summary>
/// <param name="Key">The command's key.</param>
/// <param name="Fingerprint">What the command was; another content has another one.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="At">When.</param>
public sealed record CommandRecord(IdempotencyKey Key, string Fingerprint, Receipt Answer, DateTimeOffset At);
