using System.Diagnostics;
using OpenTelemetry;

namespace ReverseBuy.Privacy;

/// <summary>Replaces what is classified in the tags of a span.</summary>
internal sealed class SpanRedaction(ValueRedaction values) : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        foreach (ref readonly var tag in data.EnumerateTagObjects())
        {
            if (values.TryRedact(tag.Value, out _))
            {
                Replace(data);
                return;
            }
        }
    }

    // All are set anew: a name may occur twice, and setting a tag finds the first of them only.
    private void Replace(Activity data)
    {
        var tags = data.TagObjects.ToArray();
        foreach (var tag in tags)
        {
            data.SetTag(tag.Key, null);
        }

        foreach (var tag in tags)
        {
            data.AddTag(tag.Key, values.TryRedact(tag.Value, out var redacted) ? redacted : tag.Value);
        }
    }
}
