using System.Net;

namespace ReverseBuy.Testing;

/// <summary>Carries calls out, or lets them go wrong as they would on the network.</summary>
internal sealed class FaultyTransport(TransportFaults faults, HttpMessageHandler network) : DelegatingHandler(network)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (faults.Begin())
        {
            case TransportFault.Refused:
                throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused, as the test wants it.");
            case TransportFault.ServerError:
                return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request, Content = new StringContent("<html>503</html>") };
            case TransportFault.NoAnswer:
                faults.Stall();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
                throw new InvalidOperationException("An endless wait has ended.");
            case TransportFault.AnswerLost:
                using (await ArriveAsync(request, cancellationToken).ConfigureAwait(false))
                {
                    throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke before the answer had come, as the test wants it.");
                }

            case TransportFault.AnswerCut:
                var answer = await ArriveAsync(request, cancellationToken).ConfigureAwait(false);
                var whole = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
                var type = answer.Content.Headers.ContentType;
                answer.Content = new ByteArrayContent(whole, 0, whole.Length / 2);
                answer.Content.Headers.ContentType = type;
                return answer;
            default:
                return await ArriveAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<HttpResponseMessage> ArriveAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        faults.Arrive();
        return base.SendAsync(request, cancellationToken);
    }
}
