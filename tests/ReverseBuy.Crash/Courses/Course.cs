using System.Diagnostics;
using ReverseBuy.Crash.Agency;
using ReverseBuy.Crash.Auditing;

namespace ReverseBuy.Crash.Courses;

/// <summary>
/// An agency at work that is disturbed again and again, and left alone in the end; then everything is looked at. It waits for times to pass: a moment of another
/// process has no other name.
/// </summary>
internal sealed class Course
{
    private const int MostCommands = 12;

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(7);
    private static readonly TimeSpan LongestStretchBeside = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private readonly CoursePlan _plan;
    private readonly Site _site;
    private readonly Action<string> _report;
    private readonly Random _random;
    private readonly IReadOnlyList<string> _tenants;
    private readonly Diary _diary;
    private readonly EvidenceReader _evidence;
    private readonly List<Finding> _findings = [];
    private readonly List<Stretch> _stretches = [];
    private TimeSpan _recovery;
    private bool _isDisturbed;

    private Course(CoursePlan plan, Site site, Action<string> report)
    {
        (_plan, _site, _report) = (plan, site, report);
        _random = new Random(plan.Seed);
        _tenants = [.. Enumerable.Range(1, plan.Tenants).Select(number => FormattableString.Invariant($"agent{number}"))];
        _diary = new Diary(_tenants);
        _evidence = new EvidenceReader(site, _diary, _tenants, plan.Kind == DisturbanceKind.Control);
    }

    /// <summary>Runs a course to its end.</summary>
    /// <param name="servers">The servers, which are up before and after.</param>
    /// <param name="plan">What to do.</param>
    /// <param name="report">Is told what happens.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found; a course that could not be brought to its end throws.</returns>
    public static async Task<CourseOutcome> RunAsync(CourseServers servers, CoursePlan plan, Action<string> report, CancellationToken cancellationToken)
    {
        var prefix = FormattableString.Invariant($"{plan.Kind.ToString().ToLowerInvariant()}{plan.Seed}_");
        await using var site = await Site.OpenAsync(servers, prefix, cancellationToken);
        var course = new Course(plan, site, report);
        return await course.RunAsync(cancellationToken);
    }

    private async Task<CourseOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        if (_plan.Kind == DisturbanceKind.Control)
        {
            await _site.Servers.StartControlAsync();
        }

        if (_plan.Kind == DisturbanceKind.Kill)
        {
            for (var life = 1; life <= _plan.Disturbances; life++)
            {
                await LiveAndDieAsync(life, cancellationToken);
            }
        }

        await LiveToTheEndAsync(cancellationToken);
        var evidence = await _evidence.ReadAsync(cancellationToken);
        if (Auditor.Audit(evidence).Count > 0)
        {
            // The agency changes things by itself, too, as late as in its last moment: what was on its way then arrives in the next life, or never.
            await LiveToTheEndAsync(cancellationToken);
            evidence = await _evidence.ReadAsync(cancellationToken);
        }

        _findings.AddRange(Auditor.Audit(evidence));
        return new CourseOutcome
        {
            Kind = _plan.Kind,
            Seed = _plan.Seed,
            Disturbances = _plan.Disturbances,
            Orders = evidence.Tenants.Sum(tenant => tenant.Orders.Count),
            Acknowledgements = evidence.Acknowledgements.Count,
            Events = evidence.Tenants.Sum(tenant => tenant.Effects.Count),
            UpstreamOrders = evidence.Upstream.Count,
            PurchasesMadeAnew = evidence.Tenants.Sum(tenant => tenant.Purchases.Count(purchase => purchase.State == "Absent")),
            Duration = Stopwatch.GetElapsedTime(begun),
            Stretches = _stretches,
            Refusals = _diary.Control.Count(answer => answer != Telling.Answered),
            Recovery = _recovery,
            Findings = _findings,
        };
    }

    /// <summary>A life that is disturbed, unless it was before by kills, and ends in an orderly way once nothing is left to be done.</summary>
    private async Task LiveToTheEndAsync(CancellationToken cancellationToken)
    {
        await using var agency = Start();
        await agency.Running.WaitAsync(Patience, cancellationToken);
        if (_plan.Kind != DisturbanceKind.Kill && !_isDisturbed)
        {
            _isDisturbed = true;
            await DisturbAsync(cancellationToken);
        }

        await agency.TakeNoMoreAsync();
        await agency.Finished.WaitAsync(Patience, cancellationToken);
        await SettleAsync(cancellationToken);
        var exitCode = await agency.StopAsync(cancellationToken);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"The agency ended with {exitCode}.\n{agency.Complaints}");
        }
    }

    /// <summary>A life that ends by a kill: mostly after so many commands, sometimes while it is still coming up.</summary>
    private async Task LiveAndDieAsync(int life, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        var (comesUp, commands, rest) = (life == 1 || _random.Next(4) > 0, _random.Next(MostCommands), _random.NextDouble());
        await using var agency = Start();
        if (comesUp)
        {
            await agency.Running.WaitAsync(Patience, cancellationToken);
            await AwaitCommandsAsync(_diary.Commands + commands, cancellationToken);
            await Task.Delay(rest * Pace, cancellationToken);
        }
        else
        {
            await Task.Delay(rest * LongestStart, cancellationToken);
        }

        await agency.KillAsync();
        await AuditAcknowledgementsAsync(cancellationToken);
        Tell(FormattableString.Invariant($"kill {life} of {_plan.Disturbances} after {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s"));
    }

    // By what it has done, not by time: a busy machine would else be killed before it comes to anything.
    private async Task AwaitCommandsAsync(int commands, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        while (_diary.Commands < commands && Stopwatch.GetElapsedTime(begun) < LongestWait)
        {
            await Task.Delay(Glance, cancellationToken);
        }
    }

    private async Task DisturbAsync(CancellationToken cancellationToken)
    {
        for (var number = 1; number <= _plan.Disturbances; number++)
        {
            await AwaitCommandsAsync(_diary.Commands + 1 + _random.Next(MostCommands), cancellationToken);
            await Task.Delay(_random.NextDouble() * Pace, cancellationToken);
            switch (_plan.Kind)
            {
                case DisturbanceKind.Database:
                    await _site.Servers.CrashDatabaseAsync();
                    await _site.Servers.StartDatabaseAsync();
                    await AuditAcknowledgementsAsync(cancellationToken);
                    break;
                case DisturbanceKind.Broker:
                    await _site.Servers.StopBrokerAsync();
                    await _site.Servers.StartBrokerAsync();
                    break;
                case DisturbanceKind.Connections:
                    _site.Cut();
                    break;
                case DisturbanceKind.Control:
                    await BeWithoutControlAsync(cancellationToken);
                    break;
                default:
                    throw new InvalidOperationException($"{_plan.Kind} is not done to an agency that lives on.");
            }

            Tell(FormattableString.Invariant($"{_plan.Kind} {number} of {_plan.Disturbances}"));
        }
    }

    private async Task BeWithoutControlAsync(CancellationToken cancellationToken)
    {
        var beside = _plan.Away < LongestStretchBeside ? _plan.Away : LongestStretchBeside;
        await WatchAsync("before", beside, cancellationToken);
        await _site.Servers.CrashControlAsync();
        await WatchAsync("away", _plan.Away, cancellationToken);
        await _site.Servers.StartControlAsync();
        var back = Stopwatch.GetTimestamp();
        while (_diary.Control is not [.., Telling.Answered] && Stopwatch.GetElapsedTime(back) < Patience)
        {
            await Task.Delay(Glance, cancellationToken);
        }

        _recovery = Stopwatch.GetElapsedTime(back);
        await WatchAsync("back", beside, cancellationToken);
    }

    private async Task WatchAsync(string name, TimeSpan duration, CancellationToken cancellationToken)
    {
        var (begun, commands, ended) = (Stopwatch.GetTimestamp(), _diary.Commands, _diary.Counts.Ended);
        var (last, lastAt, longest) = (commands, begun, TimeSpan.Zero);
        while (Stopwatch.GetElapsedTime(begun) < duration)
        {
            await Task.Delay(Glance, cancellationToken);
            var pause = Stopwatch.GetElapsedTime(lastAt);
            longest = pause > longest ? pause : longest;
            if (_diary.Commands is var now && now != last)
            {
                (last, lastAt) = (now, Stopwatch.GetTimestamp());
            }
        }

        var stretch = new Stretch(name, Stopwatch.GetElapsedTime(begun), _diary.Commands - commands, _diary.Counts.Ended - ended, longest);
        _stretches.Add(stretch);
        Tell(FormattableString.Invariant($"{name} for {stretch.Duration.TotalSeconds:0} s: {stretch.Commands} commands, {stretch.Ended} orders ended, longest pause {longest.TotalSeconds:0.0} s, {_diary.Refused.Count} refused"));
    }

    /// <summary>What was acknowledged must be there at once: not only when somebody has asked for it again.</summary>
    private async Task AuditAcknowledgementsAsync(CancellationToken cancellationToken)
    {
        // Told first: what is acknowledged while the databases are read is in them, or will be looked at the next time.
        var told = _diary.Acknowledgements;
        if (told.Count > 0)
        {
            _findings.AddRange(Auditor.AuditAcknowledgements(told, await _evidence.ReadCommandsAsync(cancellationToken)));
        }
    }

    /// <summary>Events are on their way for a while; what never comes right is found when the patience is over.</summary>
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        while (Auditor.Audit(await _evidence.ReadAsync(cancellationToken)).Count > 0 && Stopwatch.GetElapsedTime(begun) < Patience)
        {
            await Task.Delay(Pace, cancellationToken);
        }
    }

    private AgencyProcess Start() => AgencyProcess.Start(
        new AgencySettings
        {
            Seed = _plan.Seed,
            PostgreSql = _plan.Kind == DisturbanceKind.Connections ? _site.CuttablePostgreSql : _site.PostgreSql,
            RabbitMQ = _plan.Kind == DisturbanceKind.Connections ? _site.CuttableRabbitMQ : _site.RabbitMQ,
            Control = _plan.Kind == DisturbanceKind.Control ? _site.ControlPostgreSql : null,
            Prefix = _site.Prefix,
            Marketplaces = _site.Marketplaces,
            Keys = Path.Combine(_site.Folder, "keys"),
            Goods = _site.Goods,
            Books = _diary.OpenBooks(),
            AtOnce = _plan.AtOnce,
        },
        _site.Folder,
        _diary);

    private void Tell(string what)
    {
        var (begun, ended) = _diary.Counts;
        _report(FormattableString.Invariant($"{what}: {begun} orders begun, {ended} ended, {_findings.Count} finding(s)"));
    }
}
