namespace ConvGen.Onnx;

/// <summary>How many elements folding may still make: a small file must not be able to ask for much memory.</summary>
internal sealed class FoldBudget(long elements)
{
    private long _left = elements;

    /// <summary>Takes <paramref name="dims"/>'s elements from the budget before they are allocated.</summary>
    /// <exception cref="NodeRefusedException">They are too many.</exception>
    public int[] Take(int[] dims)
    {
        var count = TensorDims.CheckedCount(System.Array.ConvertAll(dims, static extent => (long)extent));
        if (count is null || count > _left)
        {
            throw new NodeRefusedException($"the constant {TensorDims.Text(dims)} it makes is larger than constants computed at import may be");
        }

        _left -= count.Value;
        return dims;
    }
}
