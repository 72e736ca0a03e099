namespace ReverseBuy.BrowseSimulation.World;

/// <summary>Draws an index with a probability in proportion to its weight, in constant time (Walker, Vose).</summary>
internal sealed class AliasTable
{
    private readonly (float Own, int Other)[] _columns;

    public AliasTable(ReadOnlySpan<double> weights)
    {
        var total = 0d;
        foreach (var weight in weights)
        {
            total += weight;
        }

        _columns = new (float, int)[weights.Length];
        var share = new double[weights.Length];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (var index = 0; index < weights.Length; index++)
        {
            share[index] = weights[index] * weights.Length / total;
            (share[index] < 1 ? small : large).Push(index);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            var (less, more) = (small.Pop(), large.Pop());
            _columns[less] = ((float)share[less], more);
            share[more] -= 1 - share[less];
            (share[more] < 1 ? small : large).Push(more);
        }

        foreach (var rest in small.Concat(large))
        {
            _columns[rest] = (1, rest);
        }
    }

    public int Draw(Random random)
    {
        var index = random.Next(_columns.Length);
        var (own, other) = _columns[index];
        return random.NextSingle() < own ? index : other;
    }
}
