using System.Text;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Testing;

/// <summary>
/// Lets calls of seams go wrong: the next one of an operation, or a share of all, drawn by a seed. What befalls the n-th call of an operation, for a tenant and at a
/// marketplace, follows from the seed alone, whichever other calls a test makes. Say its text in a failing test: it holds the seed and what went wrong. Thread-safe.
/// </summary>
public sealed class Chaos
{
    private readonly Lock _gate = new();
    private readonly List<ChaosRule> _rules = [];
    private readonly List<(Type Seam, string Operation, int Skip, SeamFault Fault)> _next = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<SeamIncident> _incidents = [];

    /// <summary>Makes a plan in which nothing goes wrong yet.</summary>
    /// <param name="seed">What befalls which call follows from it.</param>
    /// <param name="time">By which clock calls are delayed.</param>
    public Chaos(int seed, TimeProvider time)
        : this(seed, async (delay, cancellationToken) => await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false))
    {
    }

    internal Chaos(int seed, Func<TimeSpan, CancellationToken, ValueTask> wait) => (Seed, Wait) = (seed, wait);

    /// <summary>The seed.</summary>
    public int Seed { get; }

    /// <summary>The longest delay; 5 s.</summary>
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What went wrong until now, the oldest first.</summary>
    public IReadOnlyList<SeamIncident> Incidents
    {
        get
        {
            lock (_gate)
            {
                return [.. _incidents];
            }
        }
    }

    internal HeldCalls Held { get; } = new();

    internal Func<TimeSpan, CancellationToken, ValueTask> Wait { get; }

    internal string Tag => FormattableString.Invariant($"(Chaos with seed {Seed}.)");

    /// <summary>Lets a share of all calls of a seam go wrong. What a seam hands out is a seam of its own: a unit of work, a store of it, a lease.</summary>
    /// <typeparam name="TSeam">The seam.</typeparam>
    /// <param name="share">Which share, between 0 and 1.</param>
    /// <param name="faults">How; without any, whatever happens to the operation in real life.</param>
    /// <returns>The same plan.</returns>
    /// <exception cref="ArgumentException">None of the seam's operations can go wrong like this.</exception>
    public Chaos At<TSeam>(double share, params IReadOnlyList<SeamFault> faults)
        where TSeam : class
    {
        ArgumentNullException.ThrowIfNull(faults);
        foreach (var fault in faults)
        {
            if (!SeamOperation.AllOf(typeof(TSeam)).Any(operation => SeamFaults.IsPossible(typeof(TSeam), operation, fault)))
            {
                throw new ArgumentException($"{fault} cannot happen to {typeof(TSeam).Name}.", nameof(faults));
            }
        }

        return Add(new ChaosRule(typeof(TSeam), null, share, faults));
    }

    /// <summary>Lets a share of the calls of one operation go wrong.</summary>
    /// <typeparam name="TSeam">The seam.</typeparam>
    /// <param name="operation">The operation: <c>nameof(ITenantUnitOfWork.CommitAsync)</c>.</param>
    /// <param name="share">Which share, between 0 and 1.</param>
    /// <param name="faults">How; without any, whatever happens to the operation in real life.</param>
    /// <returns>The same plan.</returns>
    /// <exception cref="ArgumentException">There is no such operation, or it cannot go wrong like this.</exception>
    public Chaos At<TSeam>(string operation, double share, params IReadOnlyList<SeamFault> faults)
        where TSeam : class
    {
        ArgumentNullException.ThrowIfNull(faults);
        foreach (var fault in faults)
        {
            RequirePossible(typeof(TSeam), operation, fault);
        }

        return Add(new ChaosRule(typeof(TSeam), operation, share, faults));
    }

    /// <summary>Lets a share of the calls of every seam go wrong, as they do in real life: storage and bus, connectors, leases, credentials, whatever a host has.</summary>
    /// <param name="share">Which share, between 0 and 1.</param>
    /// <returns>The same plan.</returns>
    public Chaos Everywhere(double share)
    {
        foreach (var seam in ReverseBuySeams.All.Concat(ReverseBuySeams.HandedOut))
        {
            Add(new ChaosRule(seam, null, share, []));
        }

        return this;
    }

    /// <summary>Lets one call of an operation go wrong: the next one, behind those that are planned already.</summary>
    /// <typeparam name="TSeam">The seam.</typeparam>
    /// <param name="operation">The operation: <c>nameof(ITenantUnitOfWork.CommitAsync)</c>.</param>
    /// <param name="fault">How.</param>
    /// <param name="skip">How many calls go well before it, counted from the one that was planned before.</param>
    /// <returns>The same plan.</returns>
    /// <exception cref="ArgumentException">There is no such operation, or it cannot go wrong like this.</exception>
    public Chaos Next<TSeam>(string operation, SeamFault fault, int skip = 0)
        where TSeam : class
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        RequirePossible(typeof(TSeam), operation, fault);
        lock (_gate)
        {
            _next.Add((typeof(TSeam), operation, skip, fault));
        }

        return this;
    }

    /// <summary>Lets all further calls go well. What was answered and is still to be carried out remains: see <see cref="SettleAsync"/>.</summary>
    public void Calm()
    {
        lock (_gate)
        {
            _rules.Clear();
            _next.Clear();
        }
    }

    /// <summary>Carries out what was answered before it was done (<see cref="SeamFault.Reordering"/>). A <see cref="ReverseBuyTestHost"/> does it whenever it works.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether nothing is left; what fails is.</returns>
    public async ValueTask<bool> SettleAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await Held.CarryOutAsync(_ => true).ConfigureAwait(false);
    }

    /// <summary>Puts the plan before something that serves a seam.</summary>
    /// <typeparam name="TSeam">The seam.</typeparam>
    /// <param name="sound">What serves it.</param>
    /// <param name="marketplace">Whose connector it is; not needed for other seams.</param>
    /// <returns>Its twin, which does the same, but for what goes wrong.</returns>
    public TSeam Twin<TSeam>(TSeam sound, MarketplaceId? marketplace = null)
        where TSeam : class
    {
        ArgumentNullException.ThrowIfNull(sound);
        return (TSeam)ChaosTwin.Make(this, typeof(TSeam), sound, new SeamOrigin(null, marketplace));
    }

    /// <summary>The seed, and what went wrong.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        lock (_gate)
        {
            var text = new StringBuilder().Append(FormattableString.Invariant($"Chaos with seed {Seed}: {_incidents.Count} of {_counts.Values.Sum()} calls went wrong"));
            return text.Append(_incidents.Count > 0 ? ": " : string.Empty).AppendJoin(", ", _incidents).Append('.').ToString();
        }
    }

    internal SeamIncident? Draw(SeamCall call, SeamOperation operation)
    {
        lock (_gate)
        {
            var of = $"{call}/{call.Tenant}/{call.Marketplace}";
            var number = _counts[of] = _counts.GetValueOrDefault(of) + 1;
            if ((TakeNext(call) ?? DrawFault(call, operation, $"{of}/{number}")) is not { } fault)
            {
                return null;
            }

            var incident = new SeamIncident(call, number, fault);
            _incidents.Add(incident);
            return incident;
        }
    }

    internal TimeSpan DelayOf(SeamIncident incident) =>
        LongestDelay * new SeededRoll(Seed, FormattableString.Invariant($"{incident.Call}/{incident.Number}/delay")).Length;

    private static void RequirePossible(Type seam, string operation, SeamFault fault)
    {
        var known = SeamOperation.AllOf(seam).Where(known => known.Name == operation).ToList();
        if (known.Count == 0)
        {
            throw new ArgumentException($"{seam.Name} has no '{operation}'.", nameof(operation));
        }

        if (!known.Exists(known => SeamFaults.IsPossible(seam, known, fault)))
        {
            throw new ArgumentException($"{fault} cannot happen to {seam.Name}.{operation}.", nameof(fault));
        }
    }

    private Chaos Add(ChaosRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rule.Share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rule.Share, 1);
        lock (_gate)
        {
            _rules.Add(rule);
        }

        return this;
    }

    private SeamFault? TakeNext(SeamCall call)
    {
        var at = _next.FindIndex(next => next.Seam == call.Seam && next.Operation == call.Operation);
        if (at < 0)
        {
            return null;
        }

        var next = _next[at];
        if (next.Skip > 0)
        {
            _next[at] = next with { Skip = next.Skip - 1 };
            return null;
        }

        _next.RemoveAt(at);
        return next.Fault;
    }

    private SeamFault? DrawFault(SeamCall call, SeamOperation operation, string of)
    {
        for (var index = 0; index < _rules.Count; index++)
        {
            var rule = _rules[index];
            if (!rule.IsFor(call))
            {
                continue;
            }

            var roll = new SeededRoll(Seed, FormattableString.Invariant($"{of}/{index}"));
            if (roll.Share < rule.Share && PossibleOf(rule, call, operation) is { Count: > 0 } faults)
            {
                return roll.Pick(faults);
            }
        }

        return null;
    }

    private static IReadOnlyList<SeamFault> PossibleOf(ChaosRule rule, SeamCall call, SeamOperation operation) =>
        rule.Faults.Count == 0 ? SeamFaults.NaturalOf(call.Seam, operation) : [.. rule.Faults.Where(fault => SeamFaults.IsPossible(call.Seam, operation, fault))];
}
