namespace ReverseBuy.Conventions.Tests.Fixtures;

public sealed class ClosesItself : IAsyncDisposable
{
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
