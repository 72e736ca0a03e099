using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.RabbitMQ.Topology;

namespace ReverseBuy.RabbitMQ.Consuming;

/// <summary>
/// Consumes one partition as long as a channel lives, one event after the other, or several of a tenant in one commit when they are at hand. When one fails, its aggregate waits and the others go on. When it failed too often it
/// becomes a dead letter, and what follows of its aggregate with it, so that nothing overtakes it.
/// </summary>
internal sealed class PartitionSession(
    IChannel channel,
    int partition,
    DeliveryHandling handling,
    PartitionDeadLetters letters,
    BrokerNames names,
    RabbitMQOptions options,
    RabbitMQTelemetry telemetry,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>How many of the events at hand are looked at together: more would keep aggregates that are due for another try waiting.</summary>
    private const int MostTogether = 100;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    // As long as the broker allows: no more than the prefetch is ever in it.
    private readonly Channel<Delivery> _delivered = Channel.CreateUnbounded<Delivery>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<(TenantId, AggregateKey), WaitingLine> _waiting = [];
    private readonly HashSet<(TenantId, AggregateKey)> _heldUp = [];
    private bool _isActive;

    /// <summary>Runs until the channel is closed, which throws, or until it is told to stop, which lets the handler that runs come to its end.</summary>
    /// <param name="stopping">Ends it between two events.</param>
    /// <param name="aborting">Ends it in the middle of one, which comes again.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken aborting)
    {
        var consumer = await StartAsync(stopping).ConfigureAwait(false);
        while (!stopping.IsCancellationRequested)
        {
            var now = time.GetUtcNow();
            var next = _waiting.Count == 0 ? default : _waiting.MinBy(line => line.Value.NotBefore);
            if (next.Value is { } line && line.NotBefore <= now)
            {
                await TryLineAsync(next.Key, line, stopping, aborting).ConfigureAwait(false);
            }
            else if (_delivered.Reader.TryRead(out var delivery))
            {
                await TakeAsync(delivery, stopping, aborting).ConfigureAwait(false);
            }
            else
            {
                await WaitAsync(next.Value?.NotBefore - now, stopping).ConfigureAwait(false);
            }
        }

        // What is at hand and not handled goes back to the broker with the channel.
        await channel.BasicCancelAsync(consumer, noWait: false, aborting).ConfigureAwait(false);
    }

    private async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        channel.ChannelShutdownAsync += (_, reason) =>
        {
            _delivered.Writer.TryComplete(new AlreadyClosedException(reason));
            return Task.CompletedTask;
        };
        await channel.BasicQosAsync(0, (ushort)options.Prefetch, global: false, cancellationToken).ConfigureAwait(false);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            // The body is the client's, and only until this returns.
            _delivered.Writer.TryWrite(Delivery.Read(message.DeliveryTag, message.Body.ToArray(), message.BasicProperties.Type));
            return Task.CompletedTask;
        };
        consumer.UnregisteredAsync += (_, _) =>
        {
            _delivered.Writer.TryComplete(new InvalidOperationException("The broker ended the subscription; the queue may have been removed."));
            return Task.CompletedTask;
        };
        return await channel.BasicConsumeAsync(names.Queue(partition), autoAck: false, consumer, cancellationToken).ConfigureAwait(false);
    }

    private async Task WaitAsync(TimeSpan? longest, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var more = _delivered.Reader.WaitToReadAsync(either.Token).AsTask();
        var due = Task.Delay(longest ?? Timeout.InfiniteTimeSpan, time, either.Token);
        var first = await Task.WhenAny(more, due).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(more, due).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (first == more && !stopping.IsCancellationRequested)
        {
            await more.ConfigureAwait(false);
        }
    }

    private async Task TakeAsync(Delivery delivery, CancellationToken stopping, CancellationToken aborting)
    {
        if (!_isActive)
        {
            // The first delivery says that nobody else serves this partition now: nobody adds letters but us.
            await FindHeldUpAsync(aborting).ConfigureAwait(false);
            _isActive = true;
        }

        if (delivery.Type == Delivery.Retry)
        {
            await TryDeadLettersAsync(stopping, aborting).ConfigureAwait(false);
            await AcknowledgeAsync(delivery, aborting).ConfigureAwait(false);
        }
        else if (delivery.Envelope is null)
        {
            Log.Unreadable(logger, partition, letters.Queue);
            await BuryAsync(delivery, "unreadable", failures: 0, aborting).ConfigureAwait(false);
        }
        else if (_heldUp.Contains(delivery.Key))
        {
            await BuryAsync(delivery, "behind another dead letter", failures: 0, aborting).ConfigureAwait(false);
        }
        else if (_waiting.TryGetValue(delivery.Key, out var line))
        {
            line.Deliveries.Enqueue(delivery);
        }
        else
        {
            await TakeTogetherAsync(delivery, stopping, aborting).ConfigureAwait(false);
        }
    }

    /// <summary>Handles an event and what else is at hand: of one tenant after the other, as many in one commit as their handlers allow.</summary>
    private async Task TakeTogetherAsync(Delivery first, CancellationToken stopping, CancellationToken aborting)
    {
        var ready = new List<Delivery> { first };
        while (ready.Count < MostTogether && _delivered.Reader.TryPeek(out var next) && IsReady(next) && _delivered.Reader.TryRead(out next))
        {
            ready.Add(next);
        }

        foreach (var tenant in ready.GroupBy(delivery => delivery.Envelope!.Tenant).ToList())
        {
            var left = tenant.ToList();
            while (left.Count > 0 && !stopping.IsCancellationRequested)
            {
                left = await HandleTogetherAsync(left, aborting).ConfigureAwait(false);
            }
        }
    }

    private bool IsReady(Delivery delivery) =>
        delivery.Envelope is not null && !_heldUp.Contains(delivery.Key) && !_waiting.ContainsKey(delivery.Key);

    /// <summary>Handles as many as the dispatcher takes.</summary>
    /// <returns>Those that were not tried, without what waits behind one that failed.</returns>
    private async Task<List<Delivery>> HandleTogetherAsync(List<Delivery> deliveries, CancellationToken aborting)
    {
        var outcomes = await handling.TryAsync(deliveries, aborting).ConfigureAwait(false);
        var failed = new Dictionary<(TenantId, AggregateKey), (WaitingLine Line, Delivery Delivery, Exception Failure)>();
        var left = new List<Delivery>();
        foreach (var delivery in deliveries)
        {
            if (failed.TryGetValue(delivery.Key, out var before))
            {
                before.Line.Deliveries.Enqueue(delivery);
            }
            else if (!outcomes.TryGetValue(delivery.Envelope!.Id, out var outcome))
            {
                left.Add(delivery);
            }
            else if (outcome.Failure is { } failure)
            {
                var line = new WaitingLine();
                line.Deliveries.Enqueue(delivery);
                failed.Add(delivery.Key, (line, delivery, failure));
            }
            else
            {
                await AcknowledgeAsync(delivery, aborting).ConfigureAwait(false);
            }
        }

        foreach (var (key, (line, delivery, failure)) in failed)
        {
            await FailAsync(key, line, delivery, failure, aborting).ConfigureAwait(false);
        }

        return left;
    }

    /// <summary>Handles a line from its first on, until one fails.</summary>
    private async Task TryLineAsync((TenantId, AggregateKey) key, WaitingLine line, CancellationToken stopping, CancellationToken aborting)
    {
        while (line.Deliveries.TryPeek(out var delivery) && !stopping.IsCancellationRequested)
        {
            if (await handling.TryAsync(delivery, aborting).ConfigureAwait(false) is { } failure)
            {
                await FailAsync(key, line, delivery, failure, aborting).ConfigureAwait(false);
                return;
            }

            await AcknowledgeAsync(delivery, aborting).ConfigureAwait(false);
            line.Deliveries.Dequeue();
            line.Failures = 0;
        }

        _waiting.Remove(key);
    }

    private async Task FailAsync((TenantId, AggregateKey) key, WaitingLine line, Delivery delivery, Exception failure, CancellationToken aborting)
    {
        var envelope = delivery.Envelope!;
        line.Failures++;
        if (line.Failures < options.Attempts)
        {
            line.NotBefore = time.GetUtcNow() + DelayAfter(line.Failures);
            _waiting[key] = line;
            telemetry.Delivered(RabbitMQTelemetry.Failed);
            Log.DeliveryFailed(
                logger, envelope.Id, envelope.Type, envelope.Aggregate, envelope.Tenant, line.Failures, line.NotBefore, Failure.Describe(failure));
            return;
        }

        _waiting.Remove(key);
        _heldUp.Add(key);
        Log.DeadLettered(
            logger, envelope.Id, envelope.Type, envelope.Aggregate, envelope.Tenant, line.Failures, letters.Queue, Failure.Describe(failure));
        await BuryAsync(delivery, Failure.Describe(failure), line.Failures, aborting).ConfigureAwait(false);
        foreach (var behind in line.Deliveries.Skip(1))
        {
            await BuryAsync(behind, "behind another dead letter", failures: 0, aborting).ConfigureAwait(false);
        }
    }

    private async Task BuryAsync(Delivery delivery, string reason, int failures, CancellationToken cancellationToken)
    {
        await letters.AddAsync(delivery, reason, failures, cancellationToken).ConfigureAwait(false);
        telemetry.Delivered(RabbitMQTelemetry.DeadLettered);
        await AcknowledgeAsync(delivery, cancellationToken).ConfigureAwait(false);
    }

    private async Task FindHeldUpAsync(CancellationToken cancellationToken)
    {
        await letters.GoThroughAsync(
            letter =>
            {
                if (letter.Envelope is not null)
                {
                    _heldUp.Add(letter.Key);
                }

                return Task.FromResult(false);
            },
            cancellationToken).ConfigureAwait(false);
        if (_heldUp.Count > 0)
        {
            Log.DeadLettersFound(logger, partition, _heldUp.Count);
        }
    }

    private async Task TryDeadLettersAsync(CancellationToken stopping, CancellationToken aborting)
    {
        _heldUp.Clear();
        var (handled, left) = await letters.GoThroughAsync(
            async letter =>
            {
                if (letter.Envelope is null)
                {
                    return false;
                }

                // An aggregate in the middle of its tries is ahead of its letters, such as of one that the broker added by itself.
                var isNext = !stopping.IsCancellationRequested && !_heldUp.Contains(letter.Key) && !_waiting.ContainsKey(letter.Key);
                if (isNext && await handling.TryAsync(letter, aborting).ConfigureAwait(false) is null)
                {
                    return true;
                }

                _heldUp.Add(letter.Key);
                return false;
            },
            aborting).ConfigureAwait(false);
        Log.DeadLettersTried(logger, partition, handled, left);
    }

    private Task AcknowledgeAsync(Delivery delivery, CancellationToken cancellationToken) =>
        channel.BasicAckAsync(delivery.Tag, multiple: false, cancellationToken).AsTask();

    private static TimeSpan DelayAfter(int failures)
    {
        var delay = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(failures - 1, 10)));
        return delay < LongestDelay ? delay : LongestDelay;
    }
}
