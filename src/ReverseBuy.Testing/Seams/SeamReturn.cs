using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ReverseBuy.Testing;

/// <summary>How an operation gives its answer: at once, as a task, or as a stream. Knows how to wait for one and how to make one.</summary>
[SuppressMessage("Reliability", "CA2012:Use ValueTasks correctly", Justification = "They go on in a box, and are awaited once where they arrive.")]
internal abstract class SeamReturn
{
    private static readonly ConcurrentDictionary<Type, SeamReturn> s_known = new();

    /// <summary>What is answered in the end; <see langword="void"/> for nothing.</summary>
    public abstract Type Answer { get; }

    public abstract bool IsAsynchronous { get; }

    /// <exception cref="NotSupportedException">No seam answers like this until now.</exception>
    public static SeamReturn Of(Type type) => s_known.GetOrAdd(type, Make);

    /// <summary>Waits for what a real method returned.</summary>
    public abstract ValueTask<object?> WaitAsync(object? returned);

    /// <summary>Makes what the caller of the method expects.</summary>
    public abstract object? Give(ValueTask<object?> answer);

    private static SeamReturn Make(Type type)
    {
        if (type == typeof(ValueTask))
        {
            return new Nothing();
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        {
            return (SeamReturn)Activator.CreateInstance(typeof(Later<>).MakeGenericType(type.GetGenericArguments()))!;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
        {
            return (SeamReturn)Activator.CreateInstance(typeof(Streamed<>).MakeGenericType(type.GetGenericArguments()))!;
        }

        return typeof(Task).IsAssignableFrom(type)
            ? throw new NotSupportedException($"Seams answer at once, by ValueTask or by IAsyncEnumerable; {type.Name} is new. Teach {nameof(SeamReturn)} to wait for it.")
            : new AtOnce(type);
    }

    private sealed class Nothing : SeamReturn
    {
        public override Type Answer => typeof(void);

        public override bool IsAsynchronous => true;

        public override async ValueTask<object?> WaitAsync(object? returned)
        {
            await ((ValueTask)returned!).ConfigureAwait(false);
            return null;
        }

        public override object Give(ValueTask<object?> answer) => GiveAsync(answer);

        private static async ValueTask GiveAsync(ValueTask<object?> answer) => await answer.ConfigureAwait(false);
    }

    private sealed class Later<T> : SeamReturn
    {
        public override Type Answer => typeof(T);

        public override bool IsAsynchronous => true;

        public override async ValueTask<object?> WaitAsync(object? returned) => await ((ValueTask<T>)returned!).ConfigureAwait(false);

        public override object Give(ValueTask<object?> answer) => GiveAsync(answer);

        private static async ValueTask<T> GiveAsync(ValueTask<object?> answer) => (T)(await answer.ConfigureAwait(false))!;
    }

    // What is streamed is a list in the end: a twin fails or waits before the first item, and never amid them.
    private sealed class Streamed<T> : SeamReturn
    {
        public override Type Answer => typeof(IReadOnlyList<T>);

        public override bool IsAsynchronous => true;

        public override async ValueTask<object?> WaitAsync(object? returned)
        {
            var items = new List<T>();
            await foreach (var item in ((IAsyncEnumerable<T>)returned!).ConfigureAwait(false))
            {
                items.Add(item);
            }

            return items;
        }

        public override object Give(ValueTask<object?> answer) => GiveAsync(answer);

        private static async IAsyncEnumerable<T> GiveAsync(ValueTask<object?> answer)
        {
            foreach (var item in (IReadOnlyList<T>)(await answer.ConfigureAwait(false))!)
            {
                yield return item;
            }
        }
    }

    private sealed class AtOnce(Type answer) : SeamReturn
    {
        public override Type Answer => answer;

        public override bool IsAsynchronous => false;

        public override ValueTask<object?> WaitAsync(object? returned) => ValueTask.FromResult(returned);

        public override object? Give(ValueTask<object?> answer) =>
            answer.IsCompleted ? answer.GetAwaiter().GetResult() : throw new InvalidOperationException("An operation that answers at once cannot wait.");
    }
}
