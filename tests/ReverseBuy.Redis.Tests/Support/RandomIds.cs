namespace ReverseBuy.Redis.Tests.Support;

internal sealed class RandomIds : IIdGenerator
{
    public Guid NewValue() => Guid.NewGuid();
}
