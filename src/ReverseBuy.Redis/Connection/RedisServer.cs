using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using StackExchange.Redis;

namespace ReverseBuy.Redis.Connection;

/// <summary>
/// The one way in which Redis is asked. It connects when it is first needed, waits for no answer longer than <see cref="RedisOptions.CommandTimeout"/>, and
/// leaves a Redis that does not answer alone for a while, so that nobody pays for it with every call. Thread-safe.
/// </summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private const int FailuresBeforePause = 4;

    private readonly Lock _gate = new();
    private readonly RedisEndpoint _endpoint;
    private readonly RedisTelemetry _telemetry;
    private readonly TimeProvider _time;
    private readonly ILogger<RedisServer> _logger;
    private readonly ResiliencePipeline _pipeline;

    private Task<IConnectionMultiplexer>? _connection;

    public RedisServer(RedisEndpoint endpoint, RedisOptions options, RedisTelemetry telemetry, TimeProvider time, ILogger<RedisServer> logger)
    {
        options.Validate();
        _endpoint = endpoint;
        _telemetry = telemetry;
        _time = time;
        _logger = logger;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = FailuresBeforePause,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = options.PauseAfterFailures,
                OnOpened = change => Left(change.Outcome.Exception),
                OnClosed = _ => CameBack(),
            })
            .AddTimeout(options.CommandTimeout)
            .Build();
    }

    /// <summary>Begins to connect, if that has not been done. It waits for nothing and never fails.</summary>
    public void Connect() => _ = ConnectedAsync();

    /// <summary>Asks Redis once.</summary>
    /// <param name="purpose">What for, for the figures.</param>
    /// <param name="ask">The question; its keys hold the tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ReverseBuyException">It did not answer, in time or at all (<c>redis.unavailable</c>, transient). It may have done what was asked.</exception>
    public async ValueTask<TAnswer> AskAsync<TAnswer>(string purpose, Func<IConnectionMultiplexer, Task<TAnswer>> ask, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        try
        {
            var answer = await _pipeline.ExecuteAsync(AskOnceAsync, cancellationToken).ConfigureAwait(false);
            _telemetry.Asked(purpose, RedisTelemetry.Done, _time.GetElapsedTime(started));
            return answer;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            _telemetry.Asked(purpose, ResultOf(exception), _time.GetElapsedTime(started));
            throw new ReverseBuyException(
                "redis.unavailable",
                "Redis did not answer, so what nodes share could not be asked. It is tried again by itself; look after the Redis that .UseRedis(…) names.",
                exception)
            {
                IsTransient = true,
                RetryAfter = (exception as BrokenCircuitException)?.RetryAfter,
            };
        }

        async ValueTask<TAnswer> AskOnceAsync(CancellationToken token)
        {
            var connection = await ConnectedAsync().WaitAsync(token).ConfigureAwait(false);
            var asked = ask(connection);
            try
            {
                return await asked.WaitAsync(token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                Forget(asked);
                throw;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        Task<IConnectionMultiplexer>? connection;
        lock (_gate)
        {
            connection = _connection;
            _connection = Task.FromException<IConnectionMultiplexer>(new ObjectDisposedException(nameof(RedisServer)));
            Forget(_connection);
        }

        return connection is null ? ValueTask.CompletedTask : _endpoint.CloseAsync(connection);
    }

    private static string ResultOf(Exception exception) => exception switch
    {
        BrokenCircuitException => "not-asked",
        TimeoutRejectedException or TimeoutException => "too-late",
        _ => "failed",
    };

    private Task<IConnectionMultiplexer> ConnectedAsync()
    {
        lock (_gate)
        {
            // A connection that breaks mends itself; one that could not even be begun, for a name that nobody knows, is begun anew.
            if (_connection is null or { IsFaulted: true, Exception.InnerException: not ObjectDisposedException })
            {
                _connection = StartAlone();
            }

            return _connection;
        }
    }

    // It outlives whoever asked first, and belongs to no request and no tenant.
    private Task<IConnectionMultiplexer> StartAlone()
    {
        using var own = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        var connecting = Task.Run(_endpoint.OpenAsync, CancellationToken.None);
        Forget(connecting);
        return connecting;
    }

    // How it ends is nobody's concern any more.
    private static void Forget(Task left) =>
        left.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private ValueTask Left(Exception? cause)
    {
        _telemetry.Changed("left-alone");
        Log.Left(_logger, cause?.GetType().Name ?? "nothing");
        return ValueTask.CompletedTask;
    }

    private ValueTask CameBack()
    {
        _telemetry.Changed("back");
        Log.CameBack(_logger);
        return ValueTask.CompletedTask;
    }
}
