using System.Globalization;

namespace ReverseBuy.Messaging;

/// <summary>How events are carried and background work is done.</summary>
public sealed class MessagingOptions
{
    private static readonly TimeSpan ShortestKeeping = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestKeepingOfReceived = TimeSpan.FromDays(30);

    /// <summary>
    /// Whether this process does background work. Default: yes. A web node beside a worker node says no: it then publishes nothing, buys nothing, and
    /// rings for the worker nodes.
    /// </summary>
    public bool RunWorkers { get; set; } = true;

    /// <summary>How many workers run at once, over all tenants; at least 1. Default: one per processor, and no less than 2.</summary>
    public int Parallelism { get; set; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>
    /// How many events a tenant may publish, or timers fire, before others have their turn; at least 1. Four times as many events where the bus confirms many at once, for the next
    /// are read while it does. Default 100.
    /// </summary>
    public int BatchSize { get; set; } = 100;

    /// <summary>After how many failures an event is parked, with what follows of its aggregate, or a timer, alone; at least 1. Default 10, which takes about 9 minutes.</summary>
    public int ParkAfter { get; set; } = 10;

    /// <summary>
    /// How often this process asks whether another one has rung, with one question for all tenants; from 50 ms to a minute. Default half a second.
    /// </summary>
    public TimeSpan DoorbellInterval { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// For how long a process has a tenant's worker to itself before it must ask again, and so after how long another takes over from one that is gone; from a second
    /// to 10 minutes. Default 15 seconds. Shorter leases cost a commit each third of their time for each tenant that is busy.
    /// </summary>
    public TimeSpan WorkerLease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// After how long each worker looks for work that nobody told this process of, because a ring of another process got lost;
    /// from a second to a day. Default 15 minutes. Looks of tenants are spread over the second half of it. Idle tenants, which nothing is kept of, are visited one after
    /// the other in as long a time, or, where there are many, <see cref="SweepRate"/> in a second.
    /// </summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How many idle tenants are visited in a second at most; from 0.01 to 1,000. Default 1: a lost ring of an idle tenant among 10,000 is found within 2 hours and 47 minutes.
    /// </summary>
    public double SweepRate { get; set; } = 1;

    /// <summary>
    /// How long the key of a command is kept, so that the command's repetition answers the same; at least a day. Default 30 days.
    /// </summary>
    public TimeSpan KeepCommands { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long it is kept which handler has handled which event, and what it did; at least a day. Default 90 days. A bus that delivers an event again after that
    /// has it handled again.
    /// </summary>
    public TimeSpan KeepMarks { get; set; } = TimeSpan.FromDays(90);

    /// <summary>
    /// How long it is kept that a message of a marketplace came, so that a double is known, and what it said if it could not be followed; from a day to 30 days. Default 30 days.
    /// </summary>
    public TimeSpan KeepReceived { get; set; } = LongestKeepingOfReceived;

    /// <summary>
    /// How often each account with a feed of changes is asked for it; from a second to a day. Default 5 minutes. Each question is a call of the account.
    /// </summary>
    public TimeSpan FeedInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How often upstream orders are listed by the time of their last change while something is on its way, to find what nobody told; from a minute to a day. Default 30 minutes.
    /// </summary>
    public TimeSpan ModifiedInterval { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long events are kept in the course of their orders; at least a day. Default: for ever.</summary>
    public TimeSpan? KeepTimelines { get; set; }

    /// <summary>Tells what makes no sense.</summary>
    /// <returns>A sentence per setting that is wrong, naming its key; none when all is well.</returns>
    public IEnumerable<string> Validate()
    {
        if (Parallelism < 1)
        {
            yield return $"ReverseBuy:Messaging:Parallelism is {Parallelism}; it must be at least 1. To do no background work, set RunWorkers to false.";
        }

        if (BatchSize < 1)
        {
            yield return $"ReverseBuy:Messaging:BatchSize is {BatchSize}; it must be at least 1.";
        }

        if (ParkAfter < 1)
        {
            yield return $"ReverseBuy:Messaging:ParkAfter is {ParkAfter}; it must be at least 1.";
        }

        if (SweepInterval < TimeSpan.FromSeconds(1) || SweepInterval > TimeSpan.FromDays(1))
        {
            yield return $"ReverseBuy:Messaging:SweepInterval is {SweepInterval:c}; it must be from a second to a day.";
        }

        if (SweepRate is not (>= 0.01 and <= 1_000))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"ReverseBuy:Messaging:SweepRate is {SweepRate}; it must be from 0.01 to 1,000 tenants in a second.");
        }

        if (WorkerLease < TimeSpan.FromSeconds(1) || WorkerLease > TimeSpan.FromMinutes(10))
        {
            yield return $"ReverseBuy:Messaging:WorkerLease is {WorkerLease:c}; it must be from a second to 10 minutes.";
        }

        if (DoorbellInterval < TimeSpan.FromMilliseconds(50) || DoorbellInterval > TimeSpan.FromMinutes(1))
        {
            yield return $"ReverseBuy:Messaging:DoorbellInterval is {DoorbellInterval:c}; it must be from 50 ms to a minute.";
        }

        if (FeedInterval < TimeSpan.FromSeconds(1) || FeedInterval > TimeSpan.FromDays(1))
        {
            yield return $"ReverseBuy:Messaging:FeedInterval is {FeedInterval:c}; it must be from a second to a day.";
        }

        if (ModifiedInterval < TimeSpan.FromMinutes(1) || ModifiedInterval > TimeSpan.FromDays(1))
        {
            yield return $"ReverseBuy:Messaging:ModifiedInterval is {ModifiedInterval:c}; it must be from a minute to a day.";
        }

        if (KeepReceived < ShortestKeeping || KeepReceived > LongestKeepingOfReceived)
        {
            yield return $"ReverseBuy:Messaging:KeepReceived is {KeepReceived:c}; it must be from a day to 30 days.";
        }

        foreach (var problem in ValidateKeeping())
        {
            yield return problem;
        }
    }

    private IEnumerable<string> ValidateKeeping() =>
        new[] { (nameof(KeepCommands), (TimeSpan?)KeepCommands), (nameof(KeepMarks), KeepMarks), (nameof(KeepTimelines), KeepTimelines) }
            .Where(option => option.Item2 < ShortestKeeping)
            .Select(option => $"ReverseBuy:Messaging:{option.Item1} is {option.Item2}; it must be at least a day.");
}
