namespace ReverseBuy.Conventions.Tests.Fixtures;

#pragma warning disable CA1068 // Not last on purpose.
public sealed class TokenNotLast
{
    public Task<int> FetchAsync(CancellationToken cancellationToken, int attempt) => Task.FromResult(attempt);
}
