namespace ReverseBuy.Testing.Storage.Timers;

/// <summary>One thing done to the timers.</summary>
/// <param name="Kind">What.</param>
/// <param name="Which">Of the keys; for what becomes of a failed timer, of all that were ever read, counted round.</param>
/// <param name="Minutes">How long from now, or how far the clock goes on.</param>
internal sealed record TimerAction(TimerActionKind Kind, int Which, int Minutes);
