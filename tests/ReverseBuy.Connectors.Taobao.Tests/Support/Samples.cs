namespace ReverseBuy.Connectors.Taobao.Tests.Support;

/// <summary>Answers in the shapes of the platform's documentation; their values are made up.</summary>
internal static class Samples
{
    public const string Search = """
        {"code":"0","request_id":"2101","_trace_id_":"2101","biz_error_code":null,"biz_error_msg":null,
         "data":{"page_no":1,"page_size":20,"data":[
          {"item_id":731040994692,"title":"连衣裙","main_image_url":"//img.alicdn.com/imgextra/a.jpg","price":"59.90","coupon_price":"54.90","inventory":1200,
           "shop_name":"某店","tags":[],"multi_language_info":{"language":"en","title":"Dress","main_image_url":"https://img.alicdn.com/a.jpg"}},
          {"item_id":"731040994693","title":"裤子","price":"询价"}]}}
        """;

    public const string Item = """
        {"code":"0","request_id":"2102","biz_error_code":null,"data":{
         "item_resource":"taobao","item_id":731040994692,"title":"连衣裙","pic_urls":["//img.alicdn.com/a.jpg","http://img.alicdn.com/b.jpg","javascript:x"],
         "shop_name":"某店","shop_id":599014143,"price":9900,"promotion_price":5990,"coupon_price":5490,
         "description":"<p>好</p>",
         "properties":[{"prop_id":20000,"prop_name":"品牌","value_id":29534,"value_name":"某牌"}],
         "sku_list":[{"sku_id":5159117406243,"quantity":35,"price":9900,"promotion_price":5990,"coupon_price":5490,
           "properties":[{"prop_id":1627207,"prop_name":"颜色分类","value_id":28341,"value_name":"黑色"},
                         {"prop_id":20509,"prop_name":"尺码","value_id":28314,"value_name":"S"}]},
          {"sku_id":5159117406244,"quantity":0,"price":9900,"pic_url":"https://img.alicdn.com/c.jpg",
           "properties":[{"prop_id":1627207,"prop_name":"颜色分类","value_id":28342,"value_name":"白色"},
                         {"prop_id":20509,"prop_name":"尺码","value_id":28314,"value_name":"S"}]}],
         "property_image_list":[{"properties":"颜色分类:黑色","image_url":"https://img.alicdn.com/black.jpg"}],
         "tags":[],"multi_language_info":{"language":"en","title":"Dress","properties":[],
           "sku_properties":[{"sku_id":5159117406243,"properties":[{"prop_id":1627207,"prop_name":"Color","value_id":28341,"value_name":"Black"}]}]}}}
        """;

    public const string Product = """
        {"code":"0","request_id":"2103","success":true,"error_code":null,"error_msg":null,"fail_items":null,"data":{
         "mp_id":"600084670918432591","item_id":731040994692,"title":"连衣裙","price":9900,"promotion_price":5990,"postFee":800,"quantity":3500,
         "begin_amount":2,"product_unit":"件","status":"normal","item_type":"HAVE_MATERIAL","shop_id":599014143,"shop_name":"某店","pic_urls":["https://img.alicdn.com/a.jpg"],
         "sku_list":[{"sku_id":5159117406243,"mp_skuId":32248575036476,"quantity":35,"price":9900,"promotion_price":5990,
           "properties":[{"prop_id":1627207,"prop_name":"颜色分类","value_id":28341,"value_name":"黑色","value_desc":"黑色"}]},
          {"sku_id":5159117406244,"quantity":3,"price":9900,
           "properties":[{"prop_id":1627207,"prop_name":"颜色分类","value_id":28342,"value_name":"白色"}]}]}}
        """;

    public const string ProductWithoutChoices = """
        {"code":"0","request_id":"2104","success":"true","data":{"mp_id":4096709792297020,"item_id":1,"title":"杯子","price":"1000","promotion_price":0,
         "quantity":"7","shop_id":5,"sku_list":[]}}
        """;

    public const string NotFound = """
        {"code":"0","success":false,"request_id":"2105","data":null,"error_code":null,"fail_items":[{"item_id":"577677932079","error_message":"10001::NOT_FOUND"}]}
        """;

    public const string Throttled = """
        {"type":"ISV","code":"ApiCallLimit","message":"Api access frequency exceeds the limit. this ban will last for 3 more seconds","request_id":"2106"}
        """;

    public const string Preview = """
        {"code":"0","request_id":"2107","result":{"success":true,"error_code":null,"error_msg":null,"inner_error_msg":null,"fail_items":null,
         "data":{"render_item_list":[{"nick":"某旗舰店","seller_id":2200000000001,"currency_code":"CNY","delivery_fee":0,
           "mainland_shipping_fee":{"amount":500,"currency":"CNY"},"order_fee":{"amount":1260,"currency":"CNY"},
           "item_price_infos":[{"item_id":600084670918432591,"sku_id":32248575036476,"quantity":1,
             "origin_price":{"amount":1480,"currency":"CNY"},"discount_price":{"amount":1260,"currency":"CNY"}}]}],
          "unavailable_sku_list":[],"total_real_pay_price":{"amount":1760,"currency":"CNY"}}}}
        """;

    public const string Created = """
        {"code":"0","request_id":"2108","success":true,"error_code":null,"error_msg":null,"data":{"success":true,"error_code":null,"error_message":null,
         "outer_purchase_id":"FY20220426002","payment_url":"https://distributor.taobao.global/x",
         "order_list":[{"purchase_id":200077867837,"supplier_nick":"x","source_market":"taobao","estimate_amount":2000,"estimate_currency":"CNY",
          "order_line_list":[{"item_id":"600084670918432591","sku_id":32248575036476,"order_line_no":"1","quantity":1,
            "estimate_amount":1000,"estimate_currency":"CNY","sub_purchase_order_id":200077867838}]}]}}
        """;

    public const string Paid = """
        {"code":"0","success":"true","request_id":"2109","data":{"will_pay_purchase_order_ids":["200077867837"],"pay_failure_purchase_order_ids":["200077867840"],
         "pay_failed_results":[{"gspOrderId":200077867840,"errorCode":"BALANCE","errorMessage":"余额不足","class":"com.x"}]}}
        """;

    public const string Orders = """
        {"code":"0","success":true,"request_id":"2110","data":{"results_total":1,"page_no":1,"page_size":10,"purchase_orders":[
         {"purchase_id":200077867837,"outer_purchase_id":"FY20220426002","status":"WAIT_SELLER_SEND_GOODS",
          "purchase_amount":2500,"purchase_currency":"CNY","product_amount":2000,"domestic_post_fee":500,"hongbao_deduction_amount":0,
          "pay_amount":2500,"pay_currency":"CNY","pay_time":1650939687000,"created_time":1650939600000,"modify_time":1650939687564,
          "sub_purchase_orders":[
           {"sub_purchase_order_id":2912066688476065752,"status":"WAIT_BUYER_CONFIRM_GOODS","item_id":"600084670918432591",
            "sku_id":32248575036476,"title":"裙","quantity":2,"purchase_amount":1000,"product_amount":1000,"hongbao_deduction_amount":"0",
            "logistic_orders":[{"logistic_company_name":"顺丰速运","logistic_number":"SF1","rts_time":1650999999000},{"logistic_company_name":"顺丰速运","logistic_number":"SF2"}]},
           {"sub_purchase_order_id":2912066688476065753,"status":"WAIT_SELLER_SEND_GOODS","item_id":"600084670918432592","sku_id":0,
            "quantity":"1","purchase_amount":"1000","product_amount":"1000"}]}]}}
        """;

    public const string Logistics = """
        {"code":"0","result":{"success":true,"error_code":null,"data":{"purchase_order_outer_id":2566000000000000001,
         "pnm_logistics_details":[{"mail_no":"SF1","logistics_status":"DELIVERING","logistics_desc":"派送中","goods_number":1,
          "logistics_partner":[{"company":"顺丰速运","company_contact":"95338"}],
          "logistics_traces":[{"time":"2022-04-27 09:12:33","status":"DELIVERING","status_desc":"派送中"},
                              {"time":"2022-04-26 08:00:00","status":"COLLECTED","status_desc":"已揽收"}]}]}}}
        """;
}
