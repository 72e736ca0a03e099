using Microsoft.Extensions.Http;

namespace ReverseBuy.Testing;

/// <summary>Puts the faults behind all handlers of all clients, also of those that take additional handlers off: retries and breakers see them as they see the network.</summary>
internal sealed class FaultyTransportFilter(TransportFaults faults) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        builder.PrimaryHandler = new FaultyTransport(faults, builder.PrimaryHandler);
    };
}
