using Microsoft.Extensions.Http;

namespace ReverseBuy.Testing;

/// <summary>Puts the recorder behind all handlers of all clients: it sees what goes out in the end.</summary>
internal sealed class RecordingTransportFilter(LeakRecorder recorder) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        builder.PrimaryHandler = new RecordingTransport(recorder, builder.PrimaryHandler);
    };
}
