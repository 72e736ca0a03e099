namespace ReverseBuy.Conventions.Tests.Fixtures;

public interface IStreamsWithoutToken
{
    IAsyncEnumerable<int> ListAsync();
}
