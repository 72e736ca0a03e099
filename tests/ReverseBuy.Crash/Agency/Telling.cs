namespace ReverseBuy.Crash.Agency;

/// <summary>
/// What the agency tells whoever started it, line by line on standard output. A line that was written is in the pipe, whatever becomes of this process.
/// </summary>
internal sealed class Telling(TextWriter output)
{
    public const string Running = "running";
    public const string Finished = "finished";
    public const string Begun = "begun ";
    public const string Ended = "ended ";
    public const string Control = "control ";
    public const string Answered = "answered";
    public const string Refused = "refused ";

    private readonly Lock _lock = new();

    public void Tell(string line)
    {
        lock (_lock)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    public void TellBegun(string tenant, int number) => Tell($"{Begun}{tenant} {number}");

    /// <summary>Tells that a known tenant's call failed, as one may that is repeated.</summary>
    public void TellRefused(string what, Exception problem) => Tell($"{Refused}{what}: {(problem as ReverseBuyException)?.Code ?? problem.GetType().Name}");

    public void TellEnded(string tenant, int number) => Tell($"{Ended}{tenant} {number}");
}
