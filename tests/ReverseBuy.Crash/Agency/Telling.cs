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

    public void TellEnded(string tenant, int number) => Tell($"{Ended}{tenant} {number}");
}
