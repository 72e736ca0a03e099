namespace ReverseBuy.Conventions.Tests.Fixtures;

public sealed class LacksSuffix
{
    public Task Fetch(CancellationToken cancellationToken) => Task.FromCanceled(cancellationToken);
}
