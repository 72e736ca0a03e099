using System.Diagnostics;
using ReverseBuy.Quickstart.Tests.Support;

namespace ReverseBuy.Quickstart.Tests.Kills;

/// <summary>The same command again and again: killed at first, and left alone in the end. Writes down what it does, for who has to look at a failure.</summary>
internal sealed class KillCourse : IAsyncDisposable
{
    private readonly List<(string What, ProcessOutcome Outcome)> _notes = [];
    private readonly long _begun = Stopwatch.GetTimestamp();

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

    /// <summary>Starts the tour and kills it after so long, unless it was quicker.</summary>
    public async Task KillAfterAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        await using var tour = Start();
        var ended = await tour.EndsWithinAsync(delay, cancellationToken);
        var outcome = ended ? await tour.EndAsync(cancellationToken) : await tour.KillAsync();
        Note(FormattableString.Invariant($"{(ended ? "ended before its kill" : "killed")} after {delay.TotalMilliseconds:0} ms"), outcome);
        if (ended)
        {
            Assert.Equal(0, outcome.ExitCode);
        }
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
            TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', [title, .. _notes.Select(note => $"{note.What}: exit code {note.Outcome.ExitCode}")]));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var course = string.Join('\n', _notes.Select(note => $"{note.What}: {note.Outcome}"));
            Assert.Fail($"{title}\n{exception.Message}\n{course}\n{exception.StackTrace}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        Folder.Dispose();
    }
}
