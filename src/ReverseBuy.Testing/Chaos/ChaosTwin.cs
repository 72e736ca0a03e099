using ReverseBuy.Messaging;

namespace ReverseBuy.Testing;

/// <summary>Does what another does, but for what a plan lets go wrong. What the other hands out has a twin too.</summary>
internal sealed class ChaosTwin : SeamInterceptor
{
    private readonly Chaos _chaos;
    private readonly object _sound;

    private ChaosTwin(Chaos chaos, object sound) => (_chaos, _sound) = (chaos, sound);

    public static object Make(Chaos chaos, Type seam, object sound, SeamOrigin origin) => SeamProxy.Make(seam, origin, new ChaosTwin(chaos, sound));

    public override async ValueTask<object?> InterceptAsync(SeamCall call, SeamOperation operation)
    {
        if (operation.IsProperty || operation.IsDisposal)
        {
            return await CarryOutAsync(call, operation).ConfigureAwait(false);
        }

        var incident = _chaos.Draw(call, operation);
        if (call.Seam == typeof(IEventBus) && !await GoBeforeAsync(call).ConfigureAwait(false))
        {
            return SeamOutage.Tell(call, mayBeDone: false, $"An earlier event of the same aggregate is still on its way. {_chaos.Tag}");
        }

        var answer = incident is null ? await CarryOutAsync(call, operation).ConfigureAwait(false) : await SufferAsync(call, operation, incident).ConfigureAwait(false);
        if (incident?.Fault != SeamFault.Reordering && _chaos.Held.Count > 0)
        {
            await _chaos.Held.CarryOutAsync(line => line is HeldLine held && held.Seam == call.Seam && !held.Equals(HeldLine.Of(call))).ConfigureAwait(false);
        }

        return answer;
    }

    private async ValueTask<object?> SufferAsync(SeamCall call, SeamOperation operation, SeamIncident incident)
    {
        switch (incident.Fault)
        {
            case SeamFault.Failure:
                return SeamOutage.Tell(call, mayBeDone: false, $"{incident} was to fail. {_chaos.Tag}");
            case SeamFault.LostAnswer:
                await LetGoAsync(await CarryOutAsync(call, operation).ConfigureAwait(false)).ConfigureAwait(false);
                return SeamOutage.Tell(call, mayBeDone: true, $"{incident}: it was carried out, and its answer was lost. {_chaos.Tag}");
            case SeamFault.Delay:
                await _chaos.Wait(_chaos.DelayOf(incident), call.CancellationToken).ConfigureAwait(false);
                return await CarryOutAsync(call, operation).ConfigureAwait(false);
            case SeamFault.Repetition:
                await LetGoAsync(await CarryOutAsync(call, operation).ConfigureAwait(false)).ConfigureAwait(false);
                return await CarryOutAsync(call, operation).ConfigureAwait(false);
            case SeamFault.Reordering:
                // Whoever called is done with it: its token says nothing of what comes later.
                var later = call.WithoutToken();
                _chaos.Held.Hold(HeldLine.Of(call), async () => await operation.CallAsync(_sound, later).ConfigureAwait(false));
                return null;
            case SeamFault.LostLease:
                return await LoseLeaseAsync(call, operation).ConfigureAwait(false);
            default:
                throw new InvalidOperationException($"{incident.Fault} is new here.");
        }
    }

    private async ValueTask<object?> CarryOutAsync(SeamCall call, SeamOperation operation) =>
        Twin(await operation.CallAsync(_sound, call).ConfigureAwait(false), operation, call);

    // What was held of the same aggregate comes first: no bus swaps those.
    private ValueTask<bool> GoBeforeAsync(SeamCall call) => _chaos.Held.CarryOutAsync(HeldLine.Of(call).Equals);

    private async ValueTask<object?> LoseLeaseAsync(SeamCall call, SeamOperation operation)
    {
        if (_sound is ILease own)
        {
            await own.DisposeAsync().ConfigureAwait(false);
        }

        var answer = await CarryOutAsync(call, operation).ConfigureAwait(false);
        var given = answer switch
        {
            ILease lease => lease,
            LeaseAttempt attempt => attempt.Lease,
            _ => null,
        };
        if (given is not null)
        {
            await given.DisposeAsync().ConfigureAwait(false);
        }

        return answer;
    }

    // A connection that breaks takes with it what it was given, but for a lease: that one ends by itself.
    private static async ValueTask LetGoAsync(object? answer)
    {
        switch (answer)
        {
            case ILease:
                break;
            case IAsyncDisposable open:
                await open.DisposeAsync().ConfigureAwait(false);
                break;
            case IDisposable open:
                open.Dispose();
                break;
        }
    }

    private object? Twin(object? answer, SeamOperation operation, SeamCall call)
    {
        var origin = new SeamOrigin(call.Tenant, call.Marketplace);
        return answer switch
        {
            null => null,
            LeaseAttempt { Lease: { } lease } attempt => attempt with { Lease = (ILease)Make(_chaos, typeof(ILease), lease, origin) },
            _ when operation.Return.Answer is { IsInterface: true } type && type.Assembly == typeof(ILeases).Assembly => Make(_chaos, type, answer, origin),
            _ => answer,
        };
    }

    /// <summary>What keeps its order among itself: calls of a seam for the same aggregate.</summary>
    private sealed record HeldLine(Type Seam, object? Aggregate)
    {
        public static HeldLine Of(SeamCall call) => new(call.Seam, call.Arguments.OfType<EventEnvelope>().FirstOrDefault()?.Aggregate);
    }
}
