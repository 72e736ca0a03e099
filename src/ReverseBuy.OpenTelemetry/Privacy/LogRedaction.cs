using OpenTelemetry;
using OpenTelemetry.Logs;

namespace ReverseBuy.Privacy;

/// <summary>Replaces what is classified in a log record: in its values, in its state, and in the texts that were made of them.</summary>
internal sealed class LogRedaction(ValueRedaction values) : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Attributes is { } attributes)
        {
            if (values.TryRedact(attributes, out var redacted))
            {
                Replace(data, redacted);
            }

            return;
        }

#pragma warning disable CS0618 // Exporters still read it where a record has no values.
        if (values.TryRedact(data.State, out var state))
        {
            data.State = state;
            data.Body = state?.ToString();
            data.FormattedMessage = data.Body;
        }
#pragma warning restore CS0618
    }

    private static void Replace(LogRecord data, KeyValuePair<string, object?>[] redacted)
    {
        var isTemplated = RedactedMessage.TemplateOf(redacted) is not null;
        data.Attributes = redacted;

        // The text was made by whoever logged, of the values as they were. Without a template nobody knows how, and it is the body, too.
        data.FormattedMessage = data.FormattedMessage is null ? null : RedactedMessage.Of(redacted);
        data.Body = isTemplated ? data.Body : RedactedMessage.Of(redacted);
    }
}
