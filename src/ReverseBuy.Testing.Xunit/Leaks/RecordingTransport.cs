namespace ReverseBuy.Testing;

/// <summary>Shows the recorder each request, with its headers and body, before it goes out.</summary>
internal sealed class RecordingTransport(LeakRecorder recorder, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var place = $"{request.Method} {request.RequestUri?.GetLeftPart(UriPartial.Path)}";
        recorder.Look(LeakChannel.Http, place, $"{request.RequestUri} {request.Headers} {await BodyOfAsync(request, cancellationToken)}");
        await recorder.PassAsync(place, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }

    private static async Task<string> BodyOfAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not { } content)
        {
            return string.Empty;
        }

        await content.LoadIntoBufferAsync(cancellationToken);
        return $"{content.Headers} {await content.ReadAsStringAsync(cancellationToken)}";
    }
}
