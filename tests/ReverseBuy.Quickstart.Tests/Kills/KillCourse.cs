using System.Diagnostics;
using Microsoft.Data.Sqlite;
using ReverseBuy.Quickstart.Tests.Support;

namespace ReverseBuy.Quickstart.Tests.Kills;

/// <summary>
/// The same command again and again: killed at first, and left alone in the end. Writes down what it does, for who has to look at a failure.
/// </summary>
internal sealed class KillCourse : IAsyncDisposable
{
    private readonly List<(string What, ProcessOutcome Outcome)> _notes = [];
    private readonly long _begun = Stopwatch.GetTimestamp();

    private TenantBooks? _watched;

    private KillCourse(TemporaryFolder folder, SandboxProcess sandbox) => (Folder, Sandbox) = (folder, sandbox);

    public TemporaryFolder Folder { get; }

    public SandboxProcess Sandbox { get; }

    private string[] Command => ["--json", "--pace", "fast", "--data", Folder.Data, "--sandbox", Sandbox.Address.ToString()];

    public static async Task<KillCourse> BeginAsync(CancellationToken cancellationToken)
    {
        var folder = new TemporaryFolder();
        return new KillCourse(folder, await SandboxProcess.StartAsync(folder, cancellationToken));
    }

    public SampleProcess Start() => Tour.Start(Folder, Command);

    /// <summary>Starts the tour and kills it after so long.</summary>
    /// <returns>Whether it was killed: not when it was quicker.</returns>
    public async Task<bool> KillAfterAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        await using var tour = Start();
        var ended = await tour.EndsWithinAsync(delay, cancellationToken);
        var outcome = ended ? await tour.EndAsync(cancellationToken) : await tour.KillAsync();
        Note(FormattableString.Invariant($"{(ended ? "ended before its kill" : "killed")} after {delay.TotalMilliseconds:0} ms"), outcome);
        if (ended)
        {
            Assert.Equal(0, outcome.ExitCode);
        }

        return !ended;
    }

    /// <summary>Starts the tour and kills it as soon as its database, seen from outside, has a row of that query.</summary>
    public async Task KillWhenAsync(string query, CancellationToken cancellationToken)
    {
        await using var tour = Start();
        while (!Has(query))
        {
            if (tour.HasEnded)
            {
                Assert.Fail($"The tour never came to the moment of its kill: {await tour.EndAsync(cancellationToken)}");
            }

            // Another process tells nobody what it has written; looking without a pause would take it the processor it needs.
            await Task.Delay(TimeSpan.FromMilliseconds(1), cancellationToken);
        }

        var outcome = await tour.KillAsync();
        Note($"killed when there was a row of {query}; {await StandingAsync(cancellationToken)}", outcome);
    }

    public async Task<TourReport> FinishAsync()
    {
        var outcome = await Tour.RunAsync(Folder, Command);
        Note("left alone", outcome);
        return TourReport.Of(outcome);
    }

    public void Note(string what, ProcessOutcome outcome) =>
        _notes.Add((FormattableString.Invariant($"* {Stopwatch.GetElapsedTime(_begun).TotalSeconds:0.0} s: {what}"), outcome));

    /// <summary>Does something; tells the course in short when it succeeds, and with everything that was printed when it fails.</summary>
    public async Task TellOnFailureAsync(string title, Func<Task> act)
    {
        try
        {
            await act();
            var course = _notes.Select(note => $"{note.What}: exit code {note.Outcome.ExitCode}");
            TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', [title, .. course]));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var course = string.Join('\n', _notes.Select(note => $"{note.What}: {note.Outcome}"));
            Assert.Fail($"{title}\n{exception.Message}\n{course}\n{exception.StackTrace}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _watched?.Dispose();
        await Sandbox.DisposeAsync();
        Folder.Dispose();
    }

    private bool Has(string query)
    {
        try
        {
            _watched ??= File.Exists(Folder.TenantFile("lotus")) ? new TenantBooks(Folder, "lotus") : null;
            return _watched?.Rows(query).Count > 0;
        }
        catch (SqliteException)
        {
            return false; // It is just being made.
        }
    }

    /// <summary>Which side knows what: how near the kill came to a call.</summary>
    private async Task<string> StandingAsync(CancellationToken cancellationToken)
    {
        var ours = _watched!.Rows("SELECT marketplace, state FROM purchase_orders").Select(row => $"{row[0]} {row[1]}");
        var theirs = (await Sandbox.Client.GetOrdersAsync(cancellationToken)).Select(order => $"{order.Marketplace} {order.State}");
        return $"we know {string.Join(", ", ours)}; the marketplaces have {string.Join(", ", theirs)}";
    }
}
