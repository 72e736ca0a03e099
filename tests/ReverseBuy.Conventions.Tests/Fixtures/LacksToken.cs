namespace ReverseBuy.Conventions.Tests.Fixtures;

public sealed class LacksToken
{
    public ValueTask<int> FetchAsync(int attempt) => ValueTask.FromResult(attempt);
}
