using ReverseBuy.Crash.Agency;

namespace ReverseBuy.Crash.Courses;

/// <summary>What all lives of an agency told while they lasted. It outlives them. Thread-safe.</summary>
internal sealed class Diary
{
    private readonly Lock _lock = new();
    private readonly List<Acknowledgement> _acknowledgements = [];
    private readonly HashSet<(string Tenant, string Key)> _commands = [];
    private readonly List<string> _control = [];
    private readonly List<string> _refused = [];
    private readonly Dictionary<string, SortedSet<int>> _begun = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<int>> _ended = new(StringComparer.Ordinal);

    public Diary(IEnumerable<string> tenants)
    {
        foreach (var tenant in tenants)
        {
            (_begun[tenant], _ended[tenant]) = ([], []);
        }
    }

    public IReadOnlyList<Acknowledgement> Acknowledgements
    {
        get
        {
            lock (_lock)
            {
                return [.. _acknowledgements];
            }
        }
    }

    /// <summary>What became of each thing that needed the control database.</summary>
    public IReadOnlyList<string> Control
    {
        get
        {
            lock (_lock)
            {
                return [.. _control];
            }
        }
    }

    /// <summary>Calls of known tenants that failed.</summary>
    public IReadOnlyList<string> Refused
    {
        get
        {
            lock (_lock)
            {
                return [.. _refused];
            }
        }
    }

    /// <summary>How many commands were acknowledged, repetitions not counted.</summary>
    public int Commands
    {
        get
        {
            lock (_lock)
            {
                return _commands.Count;
            }
        }
    }

    /// <summary>How many orders were begun, and how many ended.</summary>
    public (int Begun, int Ended) Counts
    {
        get
        {
            lock (_lock)
            {
                return (_begun.Values.Sum(numbers => numbers.Count), _ended.Values.Sum(numbers => numbers.Count));
            }
        }
    }

    public void Note(string line)
    {
        lock (_lock)
        {
            if (Acknowledgement.Parse(line) is { } acknowledgement)
            {
                _acknowledgements.Add(acknowledgement);
                _commands.Add((acknowledgement.Tenant, acknowledgement.Key));
            }
            else if (line.StartsWith(Telling.Begun, StringComparison.Ordinal))
            {
                Add(_begun, line[Telling.Begun.Length..]);
            }
            else if (line.StartsWith(Telling.Control, StringComparison.Ordinal))
            {
                _control.Add(line[Telling.Control.Length..]);
            }
            else if (line.StartsWith(Telling.Refused, StringComparison.Ordinal))
            {
                _refused.Add(line[Telling.Refused.Length..]);
            }
            else if (line.StartsWith(Telling.Ended, StringComparison.Ordinal))
            {
                Add(_ended, line[Telling.Ended.Length..]);
            }
        }
    }

    public IReadOnlyList<int> BegunOf(string tenant)
    {
        lock (_lock)
        {
            return [.. _begun[tenant]];
        }
    }

    /// <summary>Where the next life takes up.</summary>
    public IReadOnlyList<OpenBook> OpenBooks()
    {
        lock (_lock)
        {
            return [.. _begun.Select(book => new OpenBook(book.Key, [.. book.Value.Except(_ended[book.Key])], book.Value.Max + 1))];
        }
    }

    private static void Add(Dictionary<string, SortedSet<int>> numbers, string line)
    {
        var parts = line.Split(' ');
        numbers[parts[0]].Add(int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
