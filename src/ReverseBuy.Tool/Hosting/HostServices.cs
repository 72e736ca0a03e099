namespace ReverseBuy.Tool.Hosting;

/// <summary>The services of a host, for the length of one command.</summary>
internal sealed class HostServices(IServiceProvider services) : IAsyncDisposable
{
    /// <summary>A service that the command is about.</summary>
    /// <exception cref="ToolException">The host has none.</exception>
    public TService Require<TService>()
        where TService : class =>
        services.GetService(typeof(TService)) as TService
        ?? throw ToolException.Refused(
            "tool.not_offered", $"This host has no {typeof(TService).Name}. Its services come from AddReverseBuy() and a storage that offers it, or IReverseBuyHostFactory.Create leaves them out.");

    public async ValueTask DisposeAsync()
    {
        switch (services)
        {
            case IAsyncDisposable several:
                await several.DisposeAsync().ConfigureAwait(false);
                break;
            case IDisposable one:
                one.Dispose();
                break;
        }
    }
}
