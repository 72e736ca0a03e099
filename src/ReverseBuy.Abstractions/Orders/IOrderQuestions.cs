namespace ReverseBuy.Orders;

/// <summary>Questions to customers about their orders. They are read with the order (<see cref="Order.Questions"/>).</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe; commands may be repeated with their key.</remarks>
public interface IOrderQuestions
{
    /// <summary>Asks the customer, who has the answer window of the options. The units that the question is about are not bought meanwhile; others are.</summary>
    /// <param name="order">The order, in review or later; <see cref="OrderState.AwaitingCustomer"/> from then on.</param>
    /// <param name="question">The question.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order after the change.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order, or the order no such line.</exception>
    /// <exception cref="OrderTransitionException">The order is not paid yet, or over; or fewer units are pending than it is about.</exception>
    /// <exception cref="ArgumentException">The question makes no sense, such as a price without a line.</exception>
    ValueTask<Receipt> AskAsync(OrderId order, AskQuestion question, Command command, CancellationToken cancellationToken = default);

    /// <summary>Answers a question. With the last one answered, and its top-up paid, the order goes back to where it was asked.</summary>
    /// <param name="order">The order.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order after the change.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order, or the order no such question.</exception>
    /// <exception cref="OrderTransitionException">The question is closed, or agreed to already.</exception>
    /// <exception cref="ArgumentException">Nothing can be left out of what is about no line.</exception>
    ValueTask<Receipt> AnswerAsync(OrderId order, AnswerQuestion answer, Command command, CancellationToken cancellationToken = default);

    /// <summary>Declines. An order in review is cancelled; of one that was approved, the pending units that the question is about are.</summary>
    /// <param name="order">The order.</param>
    /// <param name="question">The question.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order after the change.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order, or the order no such question.</exception>
    /// <exception cref="OrderTransitionException">The question is closed.</exception>
    ValueTask<Receipt> DeclineAsync(OrderId order, OrderQuestionId question, Command command, CancellationToken cancellationToken = default);
}
