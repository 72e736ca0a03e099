namespace ReverseBuy.CallbackLoad;

/// <summary>What became of one callback.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Status">The status it was answered with; 0 when it was not.</param>
/// <param name="Milliseconds">From the moment at which it was to be sent to the end of its answer: a sender that comes late counts too.</param>
internal sealed record SentCallback(int Number, int Status, double Milliseconds);
