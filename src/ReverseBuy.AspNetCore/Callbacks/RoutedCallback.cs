using ReverseBuy.Following;

namespace ReverseBuy.AspNetCore.Callbacks;

/// <summary>A callback as it was read, and whose it is.</summary>
/// <param name="Outcome">What is settled by reading it; <see langword="null"/> when it is to be stored.</param>
internal sealed record RoutedCallback(CallbackOutcome? Outcome)
{
    public RegisteredAccount? Account { get; init; }

    public CallbackReading.Genuine? Reading { get; init; }
}
