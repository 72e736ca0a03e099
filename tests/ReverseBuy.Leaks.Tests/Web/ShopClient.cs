namespace ReverseBuy.Leaks.Tests.Web;

/// <summary>All customers and marketplaces, over the same few connections.</summary>
internal sealed class ShopClient : IDisposable
{
    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, MaxConnectionsPerServer = 4, ActivityHeadersPropagator = null });

    public void Dispose() => Http.Dispose();
}
