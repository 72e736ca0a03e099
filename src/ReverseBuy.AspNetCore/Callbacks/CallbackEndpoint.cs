using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ReverseBuy.AspNetCore.Callbacks.Spool;
using ReverseBuy.Catalogue;
using ReverseBuy.Following;

namespace ReverseBuy.AspNetCore.Callbacks;

/// <summary>
/// Answers one callback: acknowledged, in its marketplace's way, when its row is committed or it waits in the spool; else so that the gateway comes again. What does not belong here learns nothing
/// of who is served.
/// </summary>
internal sealed class CallbackEndpoint(
    IAppRegistrations registrations,
    CallbackRouting routing,
    CallbackIntake intake,
    CallbackOptions options,
    CallbackMetrics metrics,
    CallbackActivities activities,
    TimeProvider time,
    ILogger<CallbackEndpoint> logger,
    CallbackSpool? spool = null)
{
    public const string Parameter = "registration";

    public async Task HandleAsync(HttpContext http)
    {
        using var activity = activities.StartReceiving();
        var started = time.GetTimestamp();
        var (marketplace, outcome, receiver) = await TakeAsync(http).ConfigureAwait(false);
        activity?.SetTag("reversebuy.marketplace", marketplace?.Value).SetTag("reversebuy.result", CallbackMetrics.NameOf(outcome));
        if (outcome == CallbackOutcome.Unavailable)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
        }

        await AnswerAsync(http, outcome, receiver).ConfigureAwait(false);
        metrics.Received(marketplace, outcome, time.GetElapsedTime(started));
    }

    private async ValueTask<(MarketplaceId? Marketplace, CallbackOutcome Outcome, ICallbackReceiver? Receiver)> TakeAsync(HttpContext http)
    {
        if (!AppRegistrationId.TryParse(http.Request.RouteValues[Parameter] as string, out var id))
        {
            return (null, CallbackOutcome.UnknownRegistration, null);
        }

        MarketplaceId? marketplace = null;
        ICallbackReceiver? receiver = null;
        try
        {
            if (await registrations.FindAsync(id, http.RequestAborted).ConfigureAwait(false) is not { } registration || routing.FindReceiver(registration) is not { } found)
            {
                return (null, CallbackOutcome.UnknownRegistration, null);
            }

            (marketplace, receiver) = (registration.Marketplace, found);
            if (await CallbackBody.ReadAsync(http.Request, options.MaximumBodyBytes, http.RequestAborted).ConfigureAwait(false) is not { } body)
            {
                return (marketplace, CallbackOutcome.TooLarge, receiver);
            }

            var request = new CallbackRequest(registration.AppKey, http.Request.ContentType, Single(http.Request.Headers.Authorization), body);
            return (marketplace, await TakeAsync(receiver, registration, request, http.RequestAborted).ConfigureAwait(false), receiver);
        }
        catch (ReverseBuyException exception) when (exception.IsTransient)
        {
            Log.NotTaken(logger, exception.Code);
            return (marketplace, CallbackOutcome.Unavailable, receiver);
        }
        catch (Exception exception) when (exception is BadHttpRequestException or IOException or OperationCanceledException)
        {
            return (marketplace, CallbackOutcome.Truncated, receiver);
        }
    }

    private async ValueTask<CallbackOutcome> TakeAsync(
        ICallbackReceiver receiver, AppRegistration registration, CallbackRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var routed = await routing.RouteAsync(receiver, registration, request, cancellationToken).ConfigureAwait(false);
        var outcome = routed.Outcome ?? await intake.StoreAsync(routed.Account!, routed.Reading!, now, cancellationToken).ConfigureAwait(false);
        return outcome is CallbackOutcome.UnknownAccount or CallbackOutcome.Unavailable
            && spool is not null
            && await spool.TryAddAsync(registration.Id, request, now, cancellationToken).ConfigureAwait(false)
            ? CallbackOutcome.Spooled
            : outcome;
    }

    // Two of them leave open which one was signed.
    private static string? Single(Microsoft.Extensions.Primitives.StringValues values) => values.Count == 1 ? values[0] : null;

    private async Task AnswerAsync(HttpContext http, CallbackOutcome outcome, ICallbackReceiver? receiver)
    {
        switch (outcome)
        {
            case CallbackOutcome.Stored or CallbackOutcome.Repeated or CallbackOutcome.NotFollowed or CallbackOutcome.Unreadable or CallbackOutcome.Spooled:
                await WriteAsync(http, receiver!.Acknowledgement).ConfigureAwait(false);
                break;
            case CallbackOutcome.Forged:
                await WriteAsync(http, receiver!.Refusal).ConfigureAwait(false);
                break;
            case CallbackOutcome.UnknownAccount or CallbackOutcome.Unavailable:
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                http.Response.Headers.RetryAfter = ((int)options.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                break;
            case CallbackOutcome.TooLarge:
                http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                break;
            case CallbackOutcome.Truncated:
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private static Task WriteAsync(HttpContext http, CallbackAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        if (answer.ContentType is { } type)
        {
            http.Response.ContentType = type;
        }

        return answer.Text.Length == 0 ? Task.CompletedTask : http.Response.WriteAsync(answer.Text, http.RequestAborted);
    }
}
