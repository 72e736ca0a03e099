namespace ReverseBuy.Testing;

/// <summary>Decides what becomes of a call.</summary>
internal abstract class SeamInterceptor
{
    /// <returns>The answer; <see langword="null"/> where there is none. For an operation that answers at once the task is at its end.</returns>
    public abstract ValueTask<object?> InterceptAsync(SeamCall call, SeamOperation operation);
}
