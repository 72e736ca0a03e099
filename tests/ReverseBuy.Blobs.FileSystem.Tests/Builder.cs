using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy.Blobs.FileSystem.Tests;

internal sealed class Builder : IReverseBuyBuilder
{
    public IServiceCollection Services { get; } = new ServiceCollection();
}
