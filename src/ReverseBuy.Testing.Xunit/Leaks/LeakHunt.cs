using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy.Testing;

/// <summary>
/// Runs a host's operations for several tenants whose every value is marked, in all the ways in which they can meet, and looks at all that can be seen for marks that are in the wrong
/// place. <see cref="LeakSuite"/> makes tests of it.
/// </summary>
public sealed class LeakHunt
{
    private readonly LeakHuntOptions _options;
    private readonly LeakTenant[] _tenants;
    private readonly LeakRecorder _recorder;
    private readonly LeakMemory _memory;
    private readonly ConcurrentDictionary<string, LeakTally> _tallies = new(StringComparer.Ordinal);
    private readonly List<LeakStep> _steps = [];
    private readonly List<LeakStep> _waited = [];
    private LeakHost _host = null!;
    private LeakOperation[] _operations = [];

    private LeakHunt(LeakHuntOptions options, LeakTenant[] tenants, LeakRecorder recorder) =>
        (_options, _tenants, _recorder, _memory) = (options, tenants, recorder, new LeakMemory(tenants));

    /// <summary>Starts a host, hunts, and stops it.</summary>
    /// <param name="start">Puts the host together, with <c>AddLeakRecorder</c> after everything else, and starts it.</param>
    /// <param name="options">How the hunt goes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found.</returns>
    public static async Task<LeakReport> RunAsync(Func<LeakRecorder, ValueTask<LeakHost>> start, LeakHuntOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var random = new Random(options.Seed);
        LeakTenant[] tenants = [.. Enumerable.Range(0, options.Tenants).Select(number => new LeakTenant(number, random))];
        using var recorder = new LeakRecorder(options.Seed, tenants);
        await using var host = await start(recorder);
        return await new LeakHunt(options, tenants, recorder).RunAsync(host, cancellationToken);
    }

    private async Task<LeakReport> RunAsync(LeakHost host, CancellationToken cancellationToken)
    {
        (_host, _operations) = (host, [.. host.Operations.SelectMany(operation => Enumerable.Repeat(operation, operation.Weight))]);
        foreach (var operation in host.Operations)
        {
            _tallies[operation.Name] = new LeakTally(0, 0, null);
            foreach (var type in operation.Keeps)
            {
                _memory.Want(type);
            }
        }

        foreach (var tenant in _tenants)
        {
            await host.AddTenantAsync(tenant, cancellationToken);
        }

        var ways = Enum.GetValues<LeakWays>().Where(way => way is not (LeakWays.None or LeakWays.All) && _options.Ways.HasFlag(way)).ToArray();
        for (var (number, run) = (1, 0); run < _options.Operations; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var random = new Random(HashCode(number, 0));
            run += await StepAsync(number, ways[random.Next(ways.Length)], random);
            _recorder.LookAtFolders(isTheEnd: false);
        }

        await host.SettleAsync(cancellationToken);
        foreach (var tenant in _tenants)
        {
            _recorder.LookAtOwn(LeakChannel.Stored, $"storage of {tenant}", await host.ReadStoredAsync(tenant, cancellationToken), tenant);
        }

        _recorder.LookAtFolders(isTheEnd: true);
        return new LeakReport(_options, _steps, [.. _recorder.Leaks], _recorder.Found, _recorder.Seen, new SortedDictionary<string, LeakTally>(_tallies, StringComparer.Ordinal))
        {
            Waited = _waited,
        };
    }

    /// <returns>How many operations it was.</returns>
    private async Task<int> StepAsync(int number, LeakWays way, Random random)
    {
        var count = way switch
        {
            LeakWays.Alone => 1,
            LeakWays.AtOnce => _options.AtOnce,
            LeakWays.Nested => 3,
            _ => 2,
        };
        var first = _tenants[random.Next(_tenants.Length)];
        var turns = new (LeakTenant Tenant, LeakOperation Operation)[count];
        for (var turn = 0; turn < count; turn++)
        {
            // Two of a kind meet most: they use the same things.
            var operation = turn > 0 && random.Next(2) == 0 ? turns[0].Operation : _operations[random.Next(_operations.Length)];
            turns[turn] = (turn == 0 ? first : OtherThan(turns[turn - 1].Tenant, random), operation);
        }

        // Most operations have few calls out.
        var at = random.Next(2) == 0 ? 1 : random.Next(way == LeakWays.GivenUp ? 0 : 1, 6);
        var step = new LeakStep(number, way, [.. turns.Select(turn => new LeakTurn(turn.Tenant.Id, turn.Operation.Name))], at);
        _steps.Add(step);
        Func<LeakTrap?, Func<Task>?, Task>[] runs =
            [.. turns.Select((turn, index) => (Func<LeakTrap?, Func<Task>?, Task>)((trap, within) => RunAsync(step, turn.Tenant, turn.Operation, trap ?? new LeakTrap(), index, within)))];
        await (way switch
        {
            LeakWays.Held => HoldAsync(step, runs, new LeakTrap(way, at)),
            LeakWays.Nested => runs[0](null, () => runs[1](null, () => runs[2](null, null))),
            LeakWays.Forked => ForkAsync(runs),
            LeakWays.AtOnce => Task.WhenAll(runs.Select(run => Task.Run(() => run(new LeakTrap(way), null)))),
            LeakWays.GivenUp or LeakWays.Failing => InTurnAsync(runs, new LeakTrap(way, at)),
            _ => runs[0](null, null),
        });
        return count;
    }

    private LeakTenant OtherThan(LeakTenant tenant, Random random)
    {
        var number = random.Next(_tenants.Length - 1);
        return _tenants[number < tenant.Number ? number : number + 1];
    }

    private async Task HoldAsync(LeakStep step, Func<LeakTrap?, Func<Task>?, Task>[] runs, LeakTrap trap)
    {
        var held = Task.Run(() => runs[0](trap, null));
        await Task.WhenAny(held, trap.Reached);
        var other = Task.Run(() => runs[1](null, null));
        using var enough = new CancellationTokenSource();
        if (await Task.WhenAny(other, Task.Delay(_options.Patience, TimeProvider.System, enough.Token)) != other)
        {
            _waited.Add(step);
        }

        await enough.CancelAsync();
        trap.Release();
        await Task.WhenAll(held, other);
    }

    private static async Task ForkAsync(Func<LeakTrap?, Func<Task>?, Task>[] runs)
    {
        var mayBegin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var background = Task.CompletedTask;
        await runs[0](null, () =>
        {
            background = Task.Run(async () =>
            {
                await mayBegin.Task;
                await runs[1](null, null);
            });
            return Task.CompletedTask;
        });
        mayBegin.SetResult();
        await background;
    }

    private static async Task InTurnAsync(Func<LeakTrap?, Func<Task>?, Task>[] runs, LeakTrap trap)
    {
        await runs[0](trap, null);
        await runs[1](null, null);
    }

    private async Task RunAsync(LeakStep step, LeakTenant tenant, LeakOperation operation, LeakTrap trap, int turn, Func<Task>? within)
    {
        var work = new LeakWork(_recorder, step, tenant, operation, trap);
        work.Enter();
        await using var services = _host.Services.CreateAsyncScope();
        var scope = operation.IsOfNobody ? null : _host.Enter(tenant, services.ServiceProvider);
        using var givingUp = new CancellationTokenSource();
        try
        {
            await trap.BeginAsync(givingUp.CancelAsync);
            if (within is not null)
            {
                // The scope is open: whatever is done here must leave it as it is.
                await within();
            }

            var answer = await operation.RunAsync(new LeakContext(work, _memory, services.ServiceProvider, new Random(HashCode(step.Number, turn + 1)), givingUp.Token));
            _recorder.Look(LeakChannel.Answer, operation.Name, ObjectText.Of(answer, operation.IsOfNobody ? null : value => _memory.Add(tenant, value)), work);
            (answer as IDisposable)?.Dispose();
            _tallies.AddOrUpdate(operation.Name, new LeakTally(1, 0, null), (_, tally) => tally with { Answered = tally.Answered + 1 });
        }
        catch (Exception exception)
        {
            _recorder.Look(LeakChannel.Answer, operation.Name, exception.ToString(), work);
            var refusal = exception.GetType().Name;
            _tallies.AddOrUpdate(operation.Name, new LeakTally(0, 1, refusal), (_, tally) => tally with { Refused = tally.Refused + 1, LastRefusal = refusal });
        }
        finally
        {
            scope?.Dispose();
            work.End();
        }
    }

    // The same in every process, as the seed is to bring back what was drawn; well mixed, as neighbouring seeds draw alike.
    private int HashCode(int number, int turn)
    {
        var mixed = unchecked(((uint)_options.Seed * 0x9E3779B1u) ^ ((uint)number * 0x85EBCA77u) ^ ((uint)turn * 0xC2B2AE3Du));
        mixed = unchecked((mixed ^ (mixed >> 16)) * 0x7FEB352Du);
        mixed = unchecked((mixed ^ (mixed >> 15)) * 0x846CA68Bu);
        return (int)((mixed ^ (mixed >> 16)) & int.MaxValue);
    }
}
